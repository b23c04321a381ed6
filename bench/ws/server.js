// Whatever anybody sends goes to everybody else. Argument: the port, on loopback.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: true })

server.on('connection', sender => {
  sender.on('error', () => sender.terminate())
  sender.on('message', (message, binary) => {
    for (const viewer of server.clients) {
      if (viewer !== sender) viewer.send(message, { binary })
    }
  })
})
