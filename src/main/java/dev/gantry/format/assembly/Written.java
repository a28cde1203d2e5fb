package dev.gantry.format.assembly;

import dev.gantry.format.TraceUnderConstruction;

/**
 * What became of what an assembly held.
 *
 * @param beside how many lanes were made for slices that overlap others of their lane
 * @param tasks how many arrows became tasks that are handed over
 * @param wakes how many arrows became plain arrows
 * @param arrowsLost how many arrows reach no slice and were left out
 * @param strayEnds how many ends had no beginning
 * @param open how many slices have no end
 * @param slicesLost how many slices found no place
 */
public record Written(int beside, int tasks, int wakes, int arrowsLost, int strayEnds, int open, int slicesLost) {
    /** Says what is not shown as the file has it. */
    public void tell(TraceUnderConstruction opening) {
        if (beside > 0) {
            opening.notice(
                    "Slices that overlap others of their thread without lying in them are shown on lanes of their"
                            + " own, called \"overlapping\".");
        }
        say(opening, arrowsLost, "arrow reaches no slice and is left out", "arrows reach no slice and are left out");
        say(opening, strayEnds, "end of a slice has no beginning and is left out",
                "ends of slices have no beginning and are left out");
        say(opening, open, "slice has no end in this file and is shown as if it went on",
                "slices have no end in this file and are shown as if they went on");
        say(opening, slicesLost, "slice overlaps too many others and is left out",
                "slices overlap too many others and are left out");
    }

    private static void say(TraceUnderConstruction opening, int count, String one, String many) {
        if (count > 0) {
            opening.notice("%,d %s.".formatted(count, count == 1 ? one : many));
        }
    }
}
