package dev.gantry.ui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.gantry.trace.message.Beginning;
import dev.gantry.ui.settings.Settings;

/** Queries that are kept in the settings, and those to begin with. */
final class Queries {
    /** To begin with; each is one that people ask. */
    static final List<String> EXAMPLES = List.of(
            "select executor, count(*) as tasks, quantile_cont(queue_wait, 0.99) / 1e6 as p99_wait_ms\n"
                    + "from task group by executor",
            "select task_id, name, ts, dur / 1e6 as ms\nfrom slice order by dur desc limit 20",
            "select name, count(*) as times, sum(dur) / 1e6 as ms\nfrom slice group by name order by ms desc",
            "select lane_id, l.path, count(*) as times\nfrom wake join lane l on l.id = lane_id "
                    + "group by all order by times desc",
            "select * from task where state = 'failed'");

    private static final String NAME = "queries";
    private static final String BETWEEN = "\n;\n";

    private final Settings settings;
    private final List<String> kept = new ArrayList<>();

    Queries(Settings settings) {
        this.settings = settings;
        settings.get(NAME).ifPresent(text -> Stream.of(text.split(Pattern.quote(BETWEEN)))
                .filter(query -> !query.isBlank()).forEach(kept::add));
    }

    List<String> kept() {
        return List.copyOf(kept);
    }

    boolean isKept(String query) {
        return kept.contains(one(query));
    }

    /** Keeps it, or forgets it if it is kept. */
    void toggle(String query) {
        if (!kept.remove(one(query))) {
            kept.add(one(query));
        }
        if (kept.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, String.join(BETWEEN, kept));
        }
    }

    /** As it is kept: what stands between two of them is in none. */
    private static String one(String query) {
        return query.strip().replaceAll("\n;(?=\n)", "\n; ");
    }

    /** A query in one short line. */
    static String title(String query) {
        String line = query.strip().replaceAll("\\s+", " ");
        return Beginning.cut(line, 70);
    }
}
