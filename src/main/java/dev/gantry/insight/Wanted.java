package dev.gantry.insight;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;

/** What of a recording counts. For one thread. */
public interface Wanted {
    /** All of it. */
    Wanted ALL = new Wanted() {
        @Override
        public boolean slice(Row row, int slice) {
            return true;
        }

        @Override
        public boolean task(int task) {
            return true;
        }

        @Override
        public boolean lane(Lane lane) {
            return true;
        }
    };

    /** Whether this slice of a row does. */
    boolean slice(Row row, int slice);

    /** Whether this task does, which the recording knows. */
    boolean task(int task);

    /** Whether the lane itself does; what is on it is asked for itself. */
    boolean lane(Lane lane);
}
