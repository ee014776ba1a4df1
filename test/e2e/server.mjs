// Does the built page work from any folder of any plain web server? Serves dist under a sub-path.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [port = '4317', subPath = '/some/where/'] = process.argv.slice(2);
const distPath = fileURLToPath(new URL('../../dist/', import.meta.url));

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
  '.png': 'image/png',
};

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const name = pathname.startsWith(subPath) ? pathname.slice(subPath.length) : undefined;
  const path = normalize(join(distPath, name === '' ? 'index.html' : (name ?? '')));
  const isServed = name !== undefined && path.startsWith(distPath) && existsSync(path);
  if (!isServed || !statSync(path).isFile()) {
    response.writeHead(404).end('not found');
    return;
  }
  const contentType = contentTypes[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': contentType });
  createReadStream(path).pipe(response);
}).listen(Number(port), '127.0.0.1');
