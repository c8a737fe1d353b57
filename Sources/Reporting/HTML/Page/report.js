"use strict";
const data = JSON.parse(document.getElementById("report").textContent);
const page = document.getElementById("page");
page.textContent = JSON.stringify(data, null, 1);
