// A placeholder for the playground: asks the machine in its worker for its version.

const worker = new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });

worker.onmessage = (event: MessageEvent<string>) => {
  const place = document.querySelector('#version');
  if (place !== null) place.textContent = event.data;
};
