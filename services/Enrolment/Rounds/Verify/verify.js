"use strict";
// Computes a draw again from its published file: plain JavaScript with its own SHA-256, no library, nothing from anywhere else.
// Written from the rules on the page and not from the program that draws, so that the two can disagree.

// ---- SHA-256 (FIPS 180-4) and HMAC (RFC 2104) ----
const K = new Uint32Array(64);
const INITIAL = new Uint32Array(8);
{
  // The fractional parts of cube and square roots of the first primes, by whole numbers only.
  const root = (n, power) => {
    const wanted = n << BigInt(32 * power);
    let low = 0n, high = 1n << 40n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(power) <= wanted) low = middle; else high = middle;
    }
    return Number(low & 0xffffffffn);
  };
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (found < 8) INITIAL[found] = root(BigInt(n), 2);
    K[found++] = root(BigInt(n), 3);
  }
}

const W = new Uint32Array(64);
function block(state, bytes, at) {
  for (let i = 0; i < 16; i++, at += 4)
    W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + S1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// Goes on from a state after `before` bytes (a multiple of 64) and gives the digest.
function finish(state, bytes, before) {
  let at = 0;
  for (; at + 64 <= bytes.length; at += 64) block(state, bytes, at);
  const rest = bytes.length - at;
  const last = new Uint8Array(rest < 56 ? 64 : 128);
  last.set(bytes.subarray(at));
  last[rest] = 0x80;
  const view = new DataView(last.buffer);
  const length = before + bytes.length;
  view.setUint32(last.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(last.length - 4, (length << 3) >>> 0);
  for (let i = 0; i < last.length; i += 64) block(state, last, i);
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  for (let i = 0; i < 8; i++) out.setUint32(4 * i, state[i]);
  return digest;
}

const sha256 = (bytes) => finish(INITIAL.slice(), bytes, 0);

// A key's two states are computed once: a hundred thousand tickets are drawn under one seed.
function hmac(key) {
  const padded = new Uint8Array(64);
  padded.set(key.length > 64 ? sha256(key) : key);
  const inner = INITIAL.slice(), outer = INITIAL.slice();
  block(inner, padded.map((byte) => byte ^ 0x36), 0);
  block(outer, padded.map((byte) => byte ^ 0x5c), 0);
  return (message) => finish(outer.slice(), finish(inner.slice(), message, 64), 64);
}

// ---- texts ----
const utf8 = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));
const hex = (bytes) => { let text = ""; for (const byte of bytes) text += HEX[byte]; return text; };
const unhex = (text) => {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.substr(2 * i, 2), 16);
  return bytes;
};
const fingerprint = (text) => hex(sha256(utf8.encode(text)));
const numbers = (text) => (text === "-" ? [] : text.split(",").map(Number));
const lines = (text) => text.split("\n").filter((line) => line.length > 0).map((line) => {
  const space = line.indexOf(" ");
  return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
});

function readAnnouncement(text) {
  const rows = lines(text);
  if (rows.length === 0 || rows[0].join(" ") !== "after-school-draw 1") throw new Error("after-school-draw 1 ?");
  const rules = { offerings: [] };
  for (const [key, value] of rows)
    if (key === "offering") {
      const [number, id, slot, places, ...title] = value.split(" ");
      rules.offerings[Number(number)] = { id, slot: Number(slot), places: Number(places), title: title.join(" ") };
    } else rules[key] = value;
  return rules;
}

function readApplications(text, rules) {
  const list = { applications: [], header: {} };
  for (const [key, value] of lines(text))
    if (key === "application") {
      const [id, slot, size, priority, later, lots, choices, children] = value.split(" ");
      list.applications.push({
        id, slot: Number(slot), size: Number(size), standing: (priority === "1" ? 0 : 3) + Number(later),
        lots: Number(lots), choices: numbers(choices), children: numbers(children),
      });
    } else list.header[key] = value;
  for (const gone of numbers(list.header.withdrawn || "-")) rules.offerings[gone].places = 0;
  return list;
}

// ---- the draw ----
function drawTickets(applications, seed) {
  const draw = hmac(seed);
  for (const one of applications) {
    const id = unhex(one.id);
    one.ticket = draw(id);
    one.key = hex(one.ticket);
    for (let lot = 2; lot <= one.lots; lot++) {
      const numbered = new Uint8Array(17);
      numbered.set(id);
      numbered[16] = lot;
      const another = draw(numbered), key = hex(another);
      if (key < one.key) { one.ticket = another; one.key = key; }
    }
  }
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

function drawSerial(applications, rules) {
  const left = rules.offerings.map((offering) => offering.places);
  const queue = rules.offerings.map(() => 0);
  const got = new Map();
  const rotates = rules.rotates === "yes";
  const slots = [...new Set(rules.offerings.map((offering) => offering.slot))].sort((a, b) => a - b);
  for (const slot of slots) {
    const turn = applications.filter((one) => one.slot === slot);
    if (rotates) for (const one of turn) one.had = Math.max(0, ...one.children.map((child) => got.get(child) || 0));
    turn.sort((one, other) =>
      one.standing - other.standing || (rotates ? one.had - other.had : 0) || compare(one.key, other.key) || compare(one.id, other.id));
    for (const one of turn) {
      const place = one.choices.find((offering) => left[offering] >= one.size);
      one.place = place === undefined ? -1 : place;
      if (one.place >= 0) left[one.place] -= one.size;
      else one.waits = one.choices.map((offering) => `${offering}:${++queue[offering]}`);
    }
    if (rotates) for (const one of turn) if (one.place >= 0)
      for (const child of one.children) got.set(child, (got.get(child) || 0) + 1);
  }
}

function drawDeferred(applications, rules) {
  const ownLot = (one, offering) => {
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, offering);
    one.own ||= new Map();
    if (!one.own.has(offering)) one.own.set(offering, hex(hmac(one.ticket)(number)));
    return one.own.get(offering);
  };
  const before = (offering) => (one, other) =>
    one.standing - other.standing || compare(ownLot(one, offering), ownLot(other, offering)) || compare(one.id, other.id);
  for (const one of applications) { one.place = -1; one.next = 0; }
  // By rounds: everybody without a place asks the next choice, then each offering keeps the first among old and new.
  const kept = rules.offerings.map(() => []);
  for (let asking = applications; asking.length > 0; ) {
    const asked = new Map();
    for (const one of asking)
      if (one.next < one.choices.length) {
        const offering = one.choices[one.next++];
        if (!asked.has(offering)) asked.set(offering, []);
        asked.get(offering).push(one);
      }
    asking = [];
    for (const [offering, those] of asked) {
      const all = kept[offering].concat(those).sort(before(offering));
      kept[offering] = all.slice(0, rules.offerings[offering].places);
      for (const one of kept[offering]) one.place = offering;
      for (const one of all.slice(rules.offerings[offering].places)) { one.place = -1; asking.push(one); }
    }
  }
  const waiting = rules.offerings.map(() => []);
  for (const one of applications) if (one.place < 0) {
    one.waits = one.choices.map(() => "");
    for (const offering of one.choices) waiting[offering].push(one);
  }
  waiting.forEach((those, offering) => those.sort(before(offering)).forEach((one, at) => {
    one.waits[one.choices.indexOf(offering)] = `${offering}:${at + 1}`;
  }));
}

const resultsOf = (applications) => applications.map((one) =>
  `${one.id} ${one.key} ${one.place >= 0 ? `${one.place} -` : `- ${one.waits.join(",")}`}\n`).join("");

// ---- checking ----
const say = (zh, en) => ({ zh, en });

// What can be told of an application without knowing whose it is.
function keepsTo(rules, one) {
  const most = rules.mechanism === "serial" ? 20 : 1, lots = rules.compensates === "yes" ? 3 : 1;
  return one.lots >= 1 && one.lots <= lots && one.size >= 1 && one.size <= most
    && one.standing >= 0 && one.standing <= 5 && (rules["priority-groups"] !== "-" || one.standing >= 3)
    && one.choices.length >= 1 && one.choices.length <= 6 && new Set(one.choices).size === one.choices.length
    && one.choices.every((at) => rules.offerings[at] && rules.offerings[at].slot === one.slot)
    && one.children.length === (rules.rotates === "yes" ? one.size : 0);
}

function verify(file, ownValue, ownCommitment, ownList) {
  const checks = [];
  const check = (right, text) => { checks.push({ right, ...text }); return right; };
  const rules = readAnnouncement(file.announcement);
  const commitment = fingerprint(file.announcement);
  check(commitment === file.commitment, say("承诺值与公告一致", "The commitment is the SHA-256 of the announcement"));
  if (ownCommitment) check(commitment === ownCommitment.trim().toLowerCase(),
    say("承诺值与您记下的一致", "The commitment is the one you noted"));
  if (!file.applications) return { checks, rules, list: null, complete: false };

  const list = readApplications(file.applications, rules);
  check(fingerprint(file.applications) === file.applicationsHash,
    say("封存名单与其公布的 SHA-256 一致", "The frozen list has the SHA-256 that was published"));
  check(list.header.commitment === commitment, say("名单属于本公告", "The list belongs to this announcement"));
  check(list.applications.every((one, at) => at === 0 || list.applications[at - 1].id < one.id),
    say("编号各不相同", "No id stands there twice"));
  if (ownList) check(fingerprint(file.applications) === ownList.trim().toLowerCase(),
    say("名单指纹与您在公共数值公布前记下的一致", "The list is the one you noted before the public value came out"));
  check(list.applications.every((one) => keepsTo(rules, one)),
    say("签数、人数、优先和志愿都不超出公告的规则", "Tickets, sizes, priority and choices keep to the announced rules"));
  if (!file.secret) return { checks, rules, list, complete: false };

  const secret = unhex(file.secret);
  check(hex(sha256(secret)) === rules["secret-hash"], say("秘密数就是公告时承诺的那个", "The secret is the one committed to"));
  if (ownValue) check(ownValue.trim().split(/\s+/).join(" ") === file.publicValue,
    say("公共数值与您抄录的一致", "The public value is the one you read"));
  const seed = hmac(secret)(utf8.encode(file.publicValue));
  check(hex(seed) === file.seed, say("种子由秘密数和公共数值算出", "The seed follows from secret and public value"));
  drawTickets(list.applications, seed);
  (rules.mechanism === "serial" ? drawSerial : drawDeferred)(list.applications, rules);
  const results = resultsOf(list.applications);
  check(fingerprint(file.results) === file.resultsHash, say("公布的结果与其 SHA-256 一致", "The results have the SHA-256 that was published"));
  const same = check(results === file.results,
    say(`重新计算的 ${list.applications.length} 份结果与公布的逐字相同`, `All ${list.applications.length} results computed again are the published ones`));
  let first = null;
  if (!same) {
    const [mine, theirs] = [results.split("\n"), file.results.split("\n")];
    const at = mine.findIndex((line, index) => line !== theirs[index]);
    first = { mine: mine[at], theirs: theirs[at] };
  }
  return { checks, rules, list, complete: true, first };
}

// ---- the page ----
const part = (id) => document.getElementById(id);
let checked = null;

function text(element, zh, en) {
  element.textContent = zh;
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  element.append(english);
}

function show(outcome, milliseconds) {
  const verdict = part("verdict");
  const right = outcome.checks.every((one) => one.right);
  verdict.className = right ? "agrees" : "differs";
  const seconds = (milliseconds / 1000).toFixed(1);
  if (!right) text(verdict, "不一致：请把本页和文件交给主管部门核查。", "It does not agree: show this page and the file to the authority.");
  else if (outcome.complete) text(verdict, `一致：结果可信（用时 ${seconds} 秒）。`, `It agrees (${seconds} s).`);
  else text(verdict, "目前公布的部分一致；抽签后请再核对。", "What is public so far agrees; check again after the draw.");
  part("checks").replaceChildren(...outcome.checks.map((one) => {
    const item = document.createElement("li");
    text(item, `${one.right ? "✓" : "✗ 不符："} ${one.zh}`, `${one.right ? "" : "No: "}${one.en}`);
    if (!one.right) item.className = "bad";
    return item;
  }));
  if (outcome.first) {
    const item = document.createElement("li");
    text(item, `第一处不同，算得：${outcome.first.mine}；公布：${outcome.first.theirs}`,
      "The first difference: computed, then published");
    part("checks").append(item);
  }
  facts(outcome);
  verdict.focus();
}

function facts(outcome) {
  const { rules, list } = outcome;
  const rows = [
    ["依据 · Edition", rules.edition], ["开放 · Opens", rules.opens], ["截止 · Closes", rules.closes],
    ["公共数值来源 · Public value", `${(list && list.header["public-value-source"]) || rules["public-value-source"]} (${(list && list.header["public-value-due"]) || rules["public-value-due"]})`],
    ["录取方式 · Mechanism", rules.mechanism === "serial" ? "随机序位（默认） serial (default)" : "延迟录取 deferred acceptance"],
    ["轮转 · Rotates", rules.rotates], ["补偿加签 · Compensates", rules.compensates],
    ["优先保障 · Priority", rules["priority-groups"]],
    ["停办 · Withdrawn", (list && list.header.withdrawn) || "-"],
    ["项目 · Offerings", String(rules.offerings.length)], ["报名 · Applications", list ? String(list.applications.length) : "—"],
  ];
  part("facts").replaceChildren(...rows.flatMap(([name, value]) => {
    const [term, is] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    is.textContent = value;
    return [term, is];
  }));
  part("about").hidden = false;
}

async function run(read) {
  const button = part("check");
  button.disabled = true;
  part("verdict").className = "";
  text(part("verdict"), "正在计算……", "Computing…");
  // Let the page be painted first.
  await new Promise((resolve) => setTimeout(resolve, 30));
  try {
    const file = JSON.parse(await read());
    const from = performance.now();
    checked = verify(file, part("value").value, part("commitment").value, part("list").value);
    show(checked, performance.now() - from);
  } catch (problem) {
    part("verdict").className = "differs";
    text(part("verdict"), `文件无法读取：${problem.message}`, "The file cannot be read.");
  } finally {
    button.disabled = false;
  }
}

function find() {
  const id = part("id").value.trim().toLowerCase().replaceAll("-", "");
  const one = checked && checked.list && checked.list.applications.find((row) => row.id === id);
  if (!one) return text(part("found"), "名单里没有这个编号。", "That id is not in the list.");
  const name = (number) => checked.rules.offerings[number].title || `#${number}`;
  const standing = one.standing < 3 ? "优先保障" : "非优先";
  if (one.place === undefined) return text(part("found"), `在名单中，${standing}，${one.lots} 签；还没有抽签。`, "Listed; not drawn yet.");
  const gave = one.place >= 0 ? `录取：${name(one.place)}`
    : `候补：${one.waits.map((wait) => wait.split(":")).map(([number, at]) => `${name(number)} 第 ${at} 位`).join("，")}`;
  text(part("found"), `${gave}（${standing}，${one.lots} 签，签号 ${one.key}）`, one.place >= 0 ? "Placed." : "Waiting.");
}

part("check").addEventListener("click", () => {
  const chosen = part("file").files[0];
  if (chosen) run(() => chosen.text());
  else text(part("verdict"), "请先选择文件。", "Choose the file first.");
});
part("find").addEventListener("click", find);
const round = /^[0-9a-f-]{32,36}$/i.exec(new URLSearchParams(location.search).get("round") || "");
if (round && location.protocol.startsWith("http")) {
  part("fetched").hidden = false;
  part("fetch").addEventListener("click", () =>
    run(async () => (await fetch(`/public/enrolment/rounds/${round[0]}/draw.json`)).text()));
}
