// Sets the window's own clock so many seconds ahead, as the program's is.
const [seconds] = arguments;
const Present = Date;
window.Date = class extends Present {
  constructor(...parts) {
    if (parts.length === 0) super(Present.now() + seconds * 1000);
    else super(...parts);
  }
  static now() {
    return Present.now() + seconds * 1000;
  }
};
return true;
