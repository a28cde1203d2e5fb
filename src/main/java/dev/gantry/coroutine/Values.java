package dev.gantry.coroutine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Values passed from one greenlet to another. One is passed as it is; none or several are passed wrapped, so that they
 * can become the arguments of a greenlet that starts, or a list where a switch returns.
 */
record Values(Object[] values) {
    static final Object NONE = new Values(new Object[0]);

    static Object of(Object first, Object second, Object... more) {
        Object[] all = new Object[2 + more.length];
        all[0] = first;
        all[1] = second;
        System.arraycopy(more, 0, all, 2, more.length);
        return new Values(all);
    }

    /** Result of a switch for these values. */
    static Object asResult(Object travelling) {
        if (travelling == NONE) {
            return List.of();
        }
        return travelling instanceof Values several
                ? Collections.unmodifiableList(Arrays.asList(several.values))
                : travelling;
    }

    /** Arguments of a greenlet that starts with these values. */
    static Object[] asArguments(Object travelling) {
        return travelling instanceof Values several ? several.values : new Object[]{travelling};
    }
}
