import { alsoSay } from ".";
import { yearplan } from "./yearplan.vi";

alsoSay(yearplan);
