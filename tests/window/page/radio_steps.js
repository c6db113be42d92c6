// How many presses of the down arrow lead from the radio button with the focus to the wanted one; negative is up.
const wanted = arguments[0];
const group = all("radio").filter((radio) => sameGroup(radio, wanted));
const here = group.indexOf(document.activeElement);
return here < 0 ? null : group.indexOf(wanted) - here;
