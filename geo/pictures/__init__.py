"""The parts of a picture of the map that is made without a browser; the door is `geo.picture`."""
