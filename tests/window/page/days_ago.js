// The day so many days ago, as it is typed: day, month, year.
const then = new Date();
then.setDate(then.getDate() - arguments[0]);
return [String(then.getDate()), String(then.getMonth() + 1), String(then.getFullYear())];
