// What a person sees only after unfolding a part or asking for its explanation.
import './experiment-list.ts';
import './glass-box.ts';
import './layers-part.ts';
import './part-help.ts';
import './steering-panel.ts';
import './wrong-part.ts';
