package dev.gantry.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.format.TraceWriter;
import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** Recordings on disk, and windows that open them. */
final class SavedFiles {
    private SavedFiles() {}

    /** A small recording, of "a program". */
    static Path save(Path file) throws IOException {
        return save(file, Recordings.finished(false));
    }

    static Path save(Path file, Snapshot recorded) throws IOException {
        return save(file, recorded, new About("a program", "", Map.of(), Map.of("x.Program", "class Program {}"),
                Instant.EPOCH, 0, List.of()));
    }

    /** A recording of this lesson with these parameters. */
    static Path save(Path file, Lesson lesson, Map<String, Long> parameters) throws IOException {
        return save(file, Recordings.finished(false), new About(lesson.title(), lesson.id(), parameters,
                lesson.files(ProgramLanguage.JAVA), Instant.EPOCH, 0, List.of()));
    }

    private static Path save(Path file, Snapshot recorded, About about) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            PerfettoWriter.save(recorded, about, out, _ -> {});
        }
        return file;
    }

    /** A window that remembers in these settings, and whose user chooses this file whenever asked for one. */
    static Screen window(Settings settings, Snapshot recorded, Path chosen) {
        return window(settings, (_, _) -> FixedRun.finished(recorded), chosen);
    }

    /** The same, whose runs this starts. */
    static Screen window(Settings settings, Starter starter, Path chosen) {
        List<Lesson> lessons = List.of(Catalogue.find("thread-twenty").orElseThrow(),
                Catalogue.find("thread-one").orElseThrow());
        return Screen.of(new Setup(lessons, starter, () -> 0, Theme.LIGHT,
                search -> Thread.ofPlatform().daemon().start(search), Optional.of(new Chooser() {
                    @Override
                    public Optional<Path> toOpen() {
                        return Optional.of(chosen);
                    }

                    @Override
                    public Optional<Path> toChoose(Wanted what, Path near) {
                        return Optional.of(chosen);
                    }

                    @Override
                    public Optional<Path> toSave(String suggested, List<TraceWriter> kinds) {
                        return Optional.of(chosen);
                    }

                    @Override
                    public Optional<Path> toExport(String suggested, String kind, List<String> endings) {
                        return Optional.of(chosen);
                    }
                })).with(settings));
    }

    /** Opens this file in the window and waits for what comes of it. */
    static void open(Screen screen, Path file) {
        Screen.fx(() -> {
            screen.bench().files().open(file);
            return null;
        });
        screen.idle();
    }
}
