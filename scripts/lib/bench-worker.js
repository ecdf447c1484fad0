// The worker of `npm run bench`: one Python of several, which runs programs and says how long each took, in milliseconds.
//
// First message: which Python. Then one program at a time, as `{ source }`; each is answered with `{ time, output }` or
// with `{ problem }`.

const decoder = new TextDecoder();

const timed = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** This machine: at full speed, or keeping the history that the page steps through. */
async function ours(keepsHistory) {
  const { default: init, runProgram } = await import('/ours/framebyframe.js');
  await init();
  return (source) => {
    let output;
    const time = timed(() => {
      output = runProgram(new TextEncoder().encode(source), keepsHistory);
    });
    return { time, output: decoder.decode(output) };
  };
}

/** CPython itself as wasm; `recorded`: with a trace function that notes each instruction, as a stepper would. */
async function pyodide(recorded) {
  const { loadPyodide } = await import('/others/pyodide/pyodide.mjs');
  const python = await loadPyodide({ indexURL: '/others/pyodide/' });
  python.runPython(`
import io, sys, time

def run_program(source, recorded):
    code = compile(source, 'program.py', 'exec')
    notes = []
    def trace(frame, event, arg):
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        if event == 'opcode':
            if len(notes) == 100000:
                notes.clear()
            notes.append((frame.f_code, frame.f_lasti))
        return trace
    def run():
        printed, sys.stdout = sys.stdout, io.StringIO()
        start = time.perf_counter()
        if recorded:
            sys.settrace(trace)
        try:
            exec(code, {'__name__': '__main__'})
        finally:
            sys.settrace(None)
            seconds = time.perf_counter() - start
            output, sys.stdout = sys.stdout.getvalue(), printed
        return seconds, output
    if recorded:
        # Code is traced by instruction from the second time on that it is entered: what runs but once would not be.
        run()
    return run()
`);
  const runProgram = python.globals.get('run_program');
  return (source) => {
    const [seconds, output] = runProgram(source, recorded).toJs();
    return { time: seconds * 1000, output };
  };
}

/** Python in JavaScript. */
async function skulpt() {
  for (const file of ['skulpt.min.js', 'skulpt-stdlib.js']) {
    // A module worker has no importScripts, and these are no modules.
    // biome-ignore lint/security/noGlobalEval: it is how a script that is no module comes into a module worker
    globalThis.eval(await (await fetch(`/others/skulpt/dist/${file}`)).text());
  }
  const { Sk } = globalThis;
  return (source) => {
    let output = '';
    Sk.configure({
      output: (text) => {
        output += text;
      },
      read: (file) => {
        const found = Sk.builtinFiles?.files[file];
        if (found === undefined) throw new Error(`there is no ${file}`);
        return found;
      },
      __future__: Sk.python3,
      execLimit: Number.POSITIVE_INFINITY,
    });
    return { time: timed(() => Sk.importMainWithBody('program', false, source, false)), output };
  };
}

/** MicroPython as wasm. */
async function micropython() {
  const { loadMicroPython } = await import('/others/@micropython/micropython-webassembly-pyscript/micropython.mjs');
  let output = '';
  const python = await loadMicroPython({
    heapsize: 64 << 20,
    linebuffer: false,
    stdout: (bytes) => {
      output += decoder.decode(bytes);
    },
  });
  return (source) => {
    output = '';
    return { time: timed(() => python.runPython(source)), output };
  };
}

const pythons = {
  wasm: () => ours(false),
  'wasm with history': () => ours(true),
  pyodide: () => pyodide(false),
  'pyodide recording': () => pyodide(true),
  skulpt,
  micropython,
};

let python;

globalThis.onmessage = async ({ data }) => {
  try {
    if (data.python !== undefined) {
      python = await pythons[data.python]();
      postMessage({ ready: true });
    } else {
      postMessage(python(data.source));
    }
  } catch (problem) {
    postMessage({ problem: String(problem).split('\n').slice(-2).join(' ').slice(0, 200) });
  }
};
