// Nothing is imported above the check: an old Node must come as far as saying that it is too old.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error("The portal needs Node 20.19 or newer; this is Node " + process.versions.node + ".");
  process.exit(1);
} else {
  start().catch(function (error) {
    console.error(error.sentence || error);
    process.exit(1);
  });
}

/** Installs and builds what is missing or stale, then runs the portal; `--prepare` stops before it. */
async function start() {
  process.env.NODE_ENV = "production";
  const { prepare } = await import("./prepare.mjs");
  await prepare();
  if (process.argv.includes("--prepare")) return;
  console.log(`Starting the portal on Node ${process.versions.node} …`);
  process.setSourceMapsEnabled(true);
  const { run } = await import(new URL("../build/portal.js", import.meta.url).href);
  // The clock of `performance` began with this process.
  await run(process.env, 0);
}
