// Where on the scale of kelvins does that of degrees Celsius begin?

/** By definition of the degree Celsius: BIPM, The International System of Units, 9th ed., 2.3.1. */
export const kelvinAtZeroDegC = 273.15;
