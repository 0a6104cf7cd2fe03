// The control of every figure: a bare node:http server with one fixed page of 10 KB. `PORT=… node bench/control.ts`
import { createServer } from 'node:http'

const page = `<!doctype html><html lang="en"><title>Control</title><body>${'<p>A page that asks nobody anything.</p>'.repeat(262)}</body></html>`

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(page) })
  response.end(page)
}).listen(Number(process.env.PORT), '127.0.0.1')
