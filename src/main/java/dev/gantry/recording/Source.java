package dev.gantry.recording;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Source of a recording. */
public sealed interface Source {
    /** Title for people, in one line. */
    String title();

    /**
     * A lesson's run.
     *
     * @param id what the command line calls the lesson
     * @param title the lesson's, in English, with what is not as usual
     * @param parameters what it was given, by name, in the lesson's order
     */
    record Lesson(String id, String title, Map<String, Long> parameters) implements Source {
        public Lesson {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * A run of a program of the user's own.
     *
     * @param command what was started, as it was written
     * @param arguments what it was given
     * @param folder where it was started
     * @param interpreter what runs it, where the command is a script
     */
    record Program(String command, List<String> arguments, Path folder, Optional<Path> interpreter) implements Source {
        private static final Pattern LONG_PATH = Pattern
                .compile("(?<!\\S)((?:-cp|-classpath|--class-path|--module-path)[ =])\\S{41,}");

        public Program {
            arguments = List.copyOf(arguments);
        }

        /** The command line, as it was written, but for a long class path, which says little. */
        @Override
        public String title() {
            String line = arguments.isEmpty() ? command : command + " " + String.join(" ", arguments);
            return LONG_PATH.matcher(line).replaceAll("$1…");
        }
    }

    /** A file that is read. */
    record File(Path path) implements Source {
        @Override
        public String title() {
            return String.valueOf(path.getFileName());
        }
    }

    /**
     * A process that ran before it was recorded, this one among them.
     *
     * @param pid its number in the system
     * @param name what it is called
     */
    record Attached(long pid, String name) implements Source {
        @Override
        public String title() {
            return name + " (" + pid + ")";
        }
    }
}
