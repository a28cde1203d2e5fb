package dev.gantry.recording;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.message.Message;

/**
 * Metadata of a recording, beside its trace. What is not known is empty, 0, or {@link Instant#EPOCH}.
 *
 * @param title what a person calls it: the lesson's title, the program's command line
 * @param lesson the id of the lesson that ran
 * @param parameters what the lesson was given, by name, in the lesson's order
 * @param sources texts of the program that ran, by the name of their outermost class: lines are told of that
 * @param recorded wall-clock time of the origin of its times
 * @param hookCost what a hook cost, in nanoseconds
 * @param processors how many the machine had that ran the program
 * @param notices what this recording cannot show; each is a whole sentence
 * @param annotations what a reader wrote on it
 */
public record About(
        String title,
        String lesson,
        Map<String, Long> parameters,
        Map<String, String> sources,
        Instant recorded,
        int hookCost,
        int processors,
        List<Message> notices,
        Annotations annotations) {
    /** Metadata of a recording of which nothing is known. */
    public static final About NOTHING = new About("", "", Map.of(), Map.of(), Instant.EPOCH, 0, List.of());

    public About {
        processors = Math.max(0, processors);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        notices = List.copyOf(notices);
    }

    /** Metadata without annotations, of a machine of which nothing is known. */
    public About(String title, String lesson, Map<String, Long> parameters, Map<String, String> sources,
            Instant recorded, int hookCost, List<Message> notices) {
        this(title, lesson, parameters, sources, recorded, hookCost, 0, notices, Annotations.NONE);
    }

    /** Metadata of a recording of which only the source is known; what is no file runs on this machine. */
    public static About of(Source source) {
        int here = Runtime.getRuntime().availableProcessors();
        return switch (source) {
            case Source.Lesson(String id, String title, Map<String, Long> parameters) ->
                new About(title, id, parameters, Map.of(), Instant.EPOCH, 0, List.of()).on(here);
            case Source.Program _,Source.Attached _ -> NOTHING.titled(source.title()).on(here);
            case Source.File _ -> NOTHING.titled(source.title());
        };
    }

    /** The same with this title. */
    public About titled(String other) {
        return new About(other, lesson, parameters, sources, recorded, hookCost, processors, notices, annotations);
    }

    /** The same with these texts of programs. */
    public About withSources(Map<String, String> texts) {
        return new About(title, lesson, parameters, texts, recorded, hookCost, processors, notices, annotations);
    }

    /** The same with this wall-clock time of the origin. */
    public About recorded(Instant origin) {
        return new About(title, lesson, parameters, sources, origin, hookCost, processors, notices, annotations);
    }

    /** The same with these notices instead of its own. */
    public About noting(List<Message> others) {
        return new About(title, lesson, parameters, sources, recorded, hookCost, processors, others, annotations);
    }

    /** The same with this cost of a hook. */
    public About costing(int nanoseconds) {
        return new About(title, lesson, parameters, sources, recorded, nanoseconds, processors, notices, annotations);
    }

    /** The same of a machine with so many processors; 0 if that is not known. */
    public About on(int number) {
        return new About(title, lesson, parameters, sources, recorded, hookCost, number, notices, annotations);
    }

    /** The same with these annotations. */
    public About annotated(Annotations written) {
        return new About(title, lesson, parameters, sources, recorded, hookCost, processors, notices, written);
    }
}
