// What part of the world the map shows: kept between the map and the hub, and the view it starts with.
// Draws nothing.

const WORLD = [
  [-75, -210],
  [86, 210],
]; // how far the map can be dragged, [lat, lon]

const GENTLE = 0.8; // seconds of a step of a story

export class View {
  // home: [[south, west], [north, east]] in degrees around the newest events, or [].
  constructor(map, hub, home) {
    Object.assign(this, { map, hub, home });
    map.setMaxBounds(WORLD);
  }

  // Go to the hub's view, or home where it has none.
  open() {
    const { view } = this.hub.state;
    if (!view) return this.goHome();
    const [lat, lon, zoom] = view.split(",").map(Number);
    if (this.hub.gentle) this.map.flyTo([lat, lon], zoom, { duration: GENTLE });
    else this.map.setView([lat, lon], zoom, { animate: false });
  }

  // The hub's view has changed; open it unless it is what the map has just told.
  follow() {
    const { view } = this.hub.state;
    if (view && view !== this.words()) this.open();
  }

  tell() {
    this.hub.set({ view: this.words() }, "map");
  }

  goHome() {
    if (!this.home.length) return this.map.setView([30, 15], 3, { animate: false });
    const { x: width, y: height } = this.map.getSize();
    const beside = Math.min(50, width / 8, height / 8);
    this.map.fitBounds(this.home, {
      paddingTopLeft: [beside, Math.min(100, height / 4)], // the sentence and the filters
      paddingBottomRight: [beside, beside],
      maxZoom: 6.5,
      animate: false,
    });
  }

  // “lat,lon,zoom”, as the address has it.
  words() {
    const { lat, lng } = this.map.getCenter();
    return `${round(lat, 3)},${round(lng, 3)},${round(this.map.getZoom(), 1)}`;
  }
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}
