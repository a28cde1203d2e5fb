package dev.gantry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.cli.Findings.Finding;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;

/** Checks of the Python interpreters that are here: which can be watched, and which coroutines their programs have. */
final class PythonFindings {
    private static final String WHAT = "Python";
    private static final List<String> LIBRARIES = List.of("greenlet", "gevent");

    private PythonFindings() {}

    /** One for each interpreter; the first is the one that runs programs if no other is named. */
    static List<Finding> all(Map<String, String> environment) {
        List<Finding> found = new ArrayList<>();
        Interpreter usual = null;
        try {
            usual = Interpreter.find(Optional.empty(), environment);
            found.add(finding(usual));
        } catch (NotWatchable none) {
            found.add(Finding.missing(WHAT, none.getMessage(),
                    "No Python program can be watched; the rest works. Install Python 3." + Interpreter.OLDEST
                            + " or later."));
        }
        for (Interpreter other : Interpreter.all(environment)) {
            if (usual == null || !other.isSame(usual)) {
                found.add(finding(other));
            }
        }
        return found;
    }

    private static Finding finding(Interpreter interpreter) {
        return interpreter.obstacle()
                .map(why -> Finding.missing(WHAT, why,
                        "No program of this interpreter can be watched; the rest works."))
                .orElseGet(() -> Finding.ok(WHAT, "%s (%s): its programs can be watched%s".formatted(
                        interpreter.path(), interpreter.version(), libraries(interpreter))));
    }

    private static String libraries(Interpreter interpreter) {
        try {
            List<String> lacks = interpreter.lacks(LIBRARIES);
            List<String> has = LIBRARIES.stream().filter(name -> !lacks.contains(name)).toList();
            return (has.isEmpty() ? "" : ", " + String.join(" and ", has) + " too")
                    + (lacks.isEmpty() ? "" : "; it has no " + String.join(" and no ", lacks));
        } catch (NotWatchable silent) {
            return "";
        }
    }
}
