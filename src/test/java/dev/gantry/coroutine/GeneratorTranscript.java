package dev.gantry.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What happens to generators of many kinds that are used by chance, as lines: to be compared between JVMs. */
final class GeneratorTranscript {
    private static final int SEEDS = 20;

    private GeneratorTranscript() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FlatTest.Case each : FlatTest.bodies().toList()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                lines.add(each + " " + seed + " " + FlatTest.text(FlatTest.use(each, FlatTest::escaping, seed)));
            }
        }
        lines.add("nested " + nested());
        return lines;
    }

    /** Generators that resume each other, delegate, and try to yield for one another. */
    private static List<String> nested() {
        List<String> log = new ArrayList<>();
        Generator<String, String> inner = Generator.returning(yielder -> {
            for (String item : List.of("a", "b")) {
                log.add("inner got " + yielder.yield(item));
            }
            return "value";
        });
        Generator<String, String> outer = Generator.of(yielder -> {
            log.add("inner returned " + yielder.yieldFrom(inner));
            Generator<String, String> thief = Generator.of(_ -> yielder.yield("stolen"));
            Stream.of(thief).forEach(each -> {
                try {
                    each.next();
                } catch (IllegalStateException refused) {
                    log.add(refused.getMessage());
                }
            });
            try {
                yielder.yield("last");
            } finally {
                log.add("closed");
            }
        });
        log.add(outer.next());
        log.add(outer.send("one"));
        log.add(outer.send("two"));
        outer.close();
        return log;
    }

    public static void main(String[] arguments) {
        lines().forEach(System.out::println);
    }
}
