package dev.gantry.ui.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.gantry.format.FileKind;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.ui.session.UsualLimits;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/** Messages about files, in the window's language. */
public final class FileTexts {
    private static final int MOST_NAMES = 5;
    private static final int MOST_NOTICES = 2;

    private FileTexts() {}

    /**
     * The name of a kind of file that can be opened, by how names of such files usually end; empty if there is none.
     */
    public static String kind(String ending) {
        return Texts.find("files.kind." + ending).orElse("");
    }

    /** How names of files of this kind usually end, when they are to be opened. */
    static String ending(FileKind kind) {
        return Formats.readers().stream().filter(each -> each.title().equals(kind.title()))
                .map(each -> each.endings().getFirst()).findFirst().orElse("");
    }

    /** A date and a time of day, where the user is. */
    public static String when(Instant time) {
        return DateTimeFormatter.ofPattern(Texts.of("files.when"), Locale.ENGLISH)
                .format(time.atZone(ZoneId.systemDefault()));
    }

    /** Messages about the opening; empty if there is nothing to say. */
    static List<String> of(OpenFile file) {
        List<String> all = new ArrayList<>();
        if (file.state() == Recording.State.CANCELLED) {
            all.add(Texts.of(file.snapshot().records() == 0 ? "files.open.not" : "files.open.cancelled",
                    file.file().getFileName()));
        }
        file.refusal().ifPresent(why -> all.add(Texts.of("files.refused." + key(why), file.file(), detail(why, file))));
        file.damage().ifPresent(damage -> all.add(Texts.of("files.damaged", file.file(), damage)));
        List<String> notices = file.about().notices().stream().filter(notice -> !UsualLimits.has(notice))
                .map(Phrases::say).toList();
        if (notices.size() > MOST_NOTICES) { // a long text would push the chart away
            all.add(Texts.of("files.notices.more", notices.getFirst(), notices.size() - 1));
        } else if (!notices.isEmpty()) {
            all.add(Texts.of("files.notices", String.join("\n", notices)));
        }
        return all;
    }

    /** Message about further dropped files: only the first of these is opened. */
    static String others(List<Path> dropped) {
        String names = dropped.stream().skip(1).limit(MOST_NAMES).map(each -> each.getFileName().toString())
                .collect(Collectors.joining(", "));
        return Texts.of("files.dropped", dropped.size(), dropped.getFirst().getFileName(),
                dropped.size() - 1 > MOST_NAMES ? names + ", …" : names);
    }

    private static String key(OpenFile.Refusal why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String detail(OpenFile.Refusal why, OpenFile file) {
        return why == OpenFile.Refusal.UNKNOWN_KIND
                ? Formats.readers().stream().map(each -> kind(ending(each))).collect(Collectors.joining(", "))
                : file.trouble().orElse("");
    }
}
