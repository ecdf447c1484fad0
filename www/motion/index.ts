// Motion: from the effects of a step to animations. The stage loads it when its first picture stands.

export { planStep } from './plan';
export { play, wantedCopies } from './play';
