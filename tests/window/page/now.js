// The present day and minute, as a person types them.
const now = new Date();
const two = (number) => String(number).padStart(2, "0");
return [`${now.getDate()}`, `${now.getMonth() + 1}`, `${now.getFullYear()}`, `${two(now.getHours())}:${two(now.getMinutes())}`];
