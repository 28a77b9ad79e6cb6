/**
 * CommonJS sources that stand in for VS Code's native modules without a prebuilt binary, so that
 * no compiler is needed. The logger has to work: log files and output channels go through it.
 */
export const NATIVE_STAND_INS: Readonly<Record<string, string>> = {
  '@vscode/deviceid': `exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';\n`,
  '@vscode/native-watchdog': `exports.start = () => {};\n`,
  '@vscode/spdlog': `'use strict';
const fs = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.closeSync(fs.openSync(file, 'a'));
  }
  write(level, message) {
    if (level < this.level) { return; }
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : time + ' [' + LEVELS[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  clearFormatters() { this.plain = true; }
  setPattern() {}
  flush() {}
  drop() {}
}
const create = async (name, file) => new Logger(file);
exports.setFlushOn = exports.setLevel = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = create;
`,
};
