// The stops that Tab never reached.
const { order, met } = window.testersWalk;
delete window.testersWalk;
return order.filter((stop) => !met.has(stop)).map((stop) => `Tab never reaches ${described(stop)}`);
