// Runs a program in a process group of its own, and ends the whole group with the process that started this one.
// The arguments: for how many milliseconds the group may end by itself, the program, and its own arguments.
const { spawn } = require('child_process');

const windows = process.platform === 'win32';
const [grace, program, ...args] = process.argv.slice(1);

// On Windows func may be a .cmd file, which only a shell starts.
const child = windows
  ? spawn(`"${program}"`, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: true })
  : spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

const signal = (name) => {
  try {
    if (windows) spawn('taskkill', ['/pid', `${child.pid}`, '/t', '/f']);
    else if (child.pid) process.kill(-child.pid, name);
  } catch {
    // The group is gone.
  }
};

// As Ctrl-C in its terminal: functions that run may end. What does not obey is killed.
let ending = false;
const end = () => {
  if (ending) return;
  ending = true;
  signal('SIGINT');
  setTimeout(() => signal('SIGKILL'), Number(grace)).unref();
};

// The owner holds the other end of this pipe; the system closes it however the owner ends.
process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end);

// A terminal sends Ctrl-C to the owner too, which ends its parts in the right order.
process.on('SIGINT', () => {});

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});

// A host that has died leaves its worker behind; nothing of a host outlives this process.
child.on('exit', (code, name) => {
  if (!windows) signal('SIGKILL');
  process.exit(name ? 128 : code);
});
