// The connection to the playground's server, which comes back by itself.

const PAUSES = [500, 1000, 2000, 4000];

export class Socket {
  /** `onFrame(name, data)` for each frame, `onState(connected)` whenever the connection comes or goes. */
  constructor(onFrame, onState) {
    this.onFrame = onFrame;
    this.onState = onState;
    this.failures = 0;
    this.count = 0;
    this.run = Math.random().toString(36).slice(2, 8);
  }

  /** Connect as somebody, or as the first member. */
  connect(user) {
    this.user = user;
    clearTimeout(this.timer);
    const old = this.socket;
    if (old) { old.onclose = null; old.close(); }
    const query = user ? `?user=${encodeURIComponent(user)}` : "";
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/playground/socket${query}`);
    socket.onopen = () => { this.failures = 0; this.onState(true); };
    socket.onmessage = (event) => {
      const frame = JSON.parse(event.data);
      this.onFrame(frame.t, frame.d);
    };
    socket.onclose = () => {
      this.onState(false);
      // A restarted playground is a new server with new people, so what was chosen before may be gone.
      const next = this.failures > 0 ? null : this.user;
      this.timer = setTimeout(() => this.connect(next), PAUSES[Math.min(this.failures++, PAUSES.length - 1)]);
    };
    this.socket = socket;
  }

  /** Send a frame; returns the nonce by which its answers are known, or null where there is no connection. */
  send(op, fields) {
    if (this.socket?.readyState !== WebSocket.OPEN) return null;
    const nonce = `${this.run}-${++this.count}`;
    this.socket.send(JSON.stringify({ op, nonce, ...fields }));
    return nonce;
  }
}
