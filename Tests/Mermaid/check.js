// Asks Mermaid's own parser whether it can read diagrams: node check.js STATIC FILE…
//
// STATIC is the folder 'jupyterlab/static' of JupyterLab 4.3.4, the one package of PyPI that carries Mermaid whole. Its
// scripts are webpack's: a list of modules by number, which this loads one by one as they are asked for.
"use strict";

const fs = require("fs");
const [folder, ...files] = process.argv.slice(2);

const sequenceDiagram = 52337; // Mermaid's sequence diagrams
const purifier = 42838; // DOMPurify, which needs a browser and has nothing to do with parsing

const modules = {};
globalThis.self = globalThis;
self.webpackChunk_jupyterlab_application_top = { push: (chunk) => Object.assign(modules, chunk[1]) };

/** The scripts that hold a module, by its number. */
const holders = new Map();
for (const name of fs.readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  for (const [, id] of fs.readFileSync(`${folder}/${name}`, "utf8").matchAll(/[,{](\d{2,6}):(?:function)?\(/g)) {
    holders.set(Number(id), [...(holders.get(Number(id)) ?? []), name]);
  }
}

const read = new Set();
const made = new Map([[purifier, { exports: { default: { sanitize: (text) => text, addHook() {} } } }]]);

function load(id) {
  if (made.has(id)) return made.get(id).exports;
  for (const name of holders.get(id) ?? []) {
    if (modules[id] || read.has(name)) continue;
    read.add(name);
    try {
      (0, eval)(fs.readFileSync(`${folder}/${name}`, "utf8"));
    } catch {
      // A script that wants a browser as soon as it is read holds nothing of the parser.
    }
  }
  const module = { id, exports: {} };
  made.set(id, module);
  modules[id]?.call(module.exports, module, module.exports, load);
  return module.exports;
}

load.d = (target, getters) => {
  for (const [name, get] of Object.entries(getters)) Object.defineProperty(target, name, { enumerable: true, get });
};
load.n = (module) => {
  const get = module?.__esModule ? () => module.default : () => module;
  load.d(get, { a: get });
  return get;
};
load.r = (target) => Object.defineProperty(target, "__esModule", { value: true });
load.o = (object, name) => Object.hasOwn(object, name);
load.nmd = load.hmd = (module) => module;
load.e = () => Promise.resolve();
load.g = globalThis;

const { diagram } = load(sequenceDiagram);
let bad = 0;
for (const file of files) {
  diagram.db.clear();
  diagram.parser.yy = diagram.db;
  try {
    diagram.parser.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    bad += 1;
    console.log(`${file}: ${error.message}`);
  }
}
console.log(`Mermaid reads ${files.length - bad} of ${files.length} diagrams`);
process.exit(bad === 0 ? 0 : 1);
