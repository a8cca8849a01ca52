// Runs in the page after probe.js: tells how many instances of a shape WebGL has drawn last, which for
// deck.gl's arcs is the number of links. The draw call is waited for: pixels are read back.
(() => {
  if (window !== window.top) return;
  const { prototype } = WebGL2RenderingContext;
  for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = prototype[name];
    prototype[name] = function (...call) {
      draw.apply(this, call);
      const count = call.at(-1);
      if (count < 2 || count === window.bench.instances) return;
      this.readPixels(0, 0, 1, 1, this.RGBA, this.UNSIGNED_BYTE, new Uint8Array(4));
      window.bench.instances = count;
      window.bench.touched();
    };
  }
})();
