// Before anything is drawn: scripts run here, and the navigation is folded as it was left.
"use strict";
document.documentElement.classList.add("js");
try {
  if (localStorage.getItem("nav") === "folded") document.documentElement.classList.add("nav-folded");
} catch { /* a browser that keeps nothing */ }
