// Which version made a result? The same as in package.json (a test holds them together).

/** Version of Dawnline. */
export const version = '0.1.0';
