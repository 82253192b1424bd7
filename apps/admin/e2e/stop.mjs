export default async function stop() {
  await globalThis.journey.stop()
}
