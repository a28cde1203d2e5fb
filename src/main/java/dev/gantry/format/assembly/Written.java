package dev.gantry.format.assembly;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.message.Message;

/**
 * Result of writing an assembly.
 *
 * @param beside how many lanes were made for slices that overlap others of their lane
 * @param tasks how many arrows became tasks that are handed over
 * @param wakes how many arrows became plain arrows
 * @param arrowsLost how many arrows reach no slice and were left out
 * @param strayEnds how many ends had no beginning
 * @param open how many slices have no end
 * @param slicesLost how many slices found no place
 * @param cut how many slices overlapped another by no more than the file's times are exact, and were cut to fit
 */
public record Written(int beside, int tasks, int wakes, int arrowsLost, int strayEnds, int open, int slicesLost,
        int cut) {
    /** Says what is not shown as the file has it. */
    public void tell(TraceUnderConstruction opening) {
        if (beside > 0) {
            opening.notice(Message.say("written.overlapping"));
        }
        say(opening, arrowsLost, "written.arrows");
        say(opening, strayEnds, "written.ends");
        say(opening, open, "written.open");
        say(opening, slicesLost, "written.lost");
        say(opening, cut, "written.cut");
    }

    private static void say(TraceUnderConstruction opening, long count, String code) {
        if (count > 0) {
            opening.notice(Message.say(code, count));
        }
    }
}
