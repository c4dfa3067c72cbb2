// Runs the script that the first argument names, and ends with the process that started this one.
const end = () => {
  // As on SIGTERM: what is in memory is saved first. A request that does not end must not keep it alive.
  setTimeout(() => process.exit(), 10000).unref();
  if (!process.emit('SIGTERM')) process.exit();
};

// The owner holds the other end of this pipe; the system closes it however the owner ends.
process.stdin.on('end', end).on('error', end).resume();

// Nobody reads what is said after that; it must not keep the blobs from being saved.
for (const said of [process.stdout, process.stderr]) said.on('error', () => {});

// A terminal sends Ctrl-C to the owner too, which ends its parts in the right order.
process.on('SIGINT', () => {});
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));

require(process.argv[1]);
