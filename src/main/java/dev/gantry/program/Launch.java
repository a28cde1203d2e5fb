package dev.gantry.program;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.recording.Source;
import dev.gantry.trace.message.Message;

/**
 * What is started, and with what it is watched.
 *
 * @param source the program as the user named it
 * @param command the command line, complete, in {@linkplain ExactWords exact words}
 * @param environment what is added to the environment, or replaced in it
 * @param folder where it is started
 * @param limits what no recording of such a program shows; each is a whole sentence
 * @param sources where the sources of its classes are found
 */
public record Launch(Source.Program source, List<String> command, Map<String, String> environment, Path folder,
        List<Message> limits, Sources sources) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        limits = List.copyOf(limits);
    }

    /** The launch of a program that has no classes. */
    public Launch(Source.Program source, List<String> command, Map<String, String> environment, Path folder,
            List<Message> limits) {
        this(source, command, environment, folder, limits, Sources.NONE);
    }

    /** The same with more in the environment. */
    public Launch with(Map<String, String> extra) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(extra);
        return new Launch(source, command, all, folder, limits, sources);
    }
}
