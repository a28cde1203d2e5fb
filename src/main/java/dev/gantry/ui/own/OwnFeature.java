package dev.gantry.ui.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import dev.gantry.format.WholeFile;
import dev.gantry.lesson.own.LessonContent;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/** The card that makes a lesson, and the commands for the chosen one. */
public final class OwnFeature implements Feature {
    private final Context context;
    private final NewLessonPanel card;

    public OwnFeature(Context context) {
        this.context = context;
        card = new NewLessonPanel(context);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("new-lesson", Group.RUNNING, 13).when(context.lessons()::isPossible).does(card::open),
                Command.of("lesson-folder", Group.RUNNING, 14).when(() -> chosen().isPresent())
                        .does(() -> chosen().ifPresent(this::tellFolder)),
                Command.of("pack-lesson", Group.FILES, 56)
                        .when(() -> chosen().filter(lesson -> lesson.problem().isEmpty()).isPresent()
                                && !context.files().isBusy())
                        .does(() -> chosen().ifPresent(this::pack)));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVERLAY, card));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, card::close));
    }

    private Optional<OwnLesson> chosen() {
        return context.lessons().chosen();
    }

    private void tellFolder(OwnLesson lesson) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lesson.folder().toString()));
        context.files().say(Texts.of("own.folder", lesson.folder()));
    }

    private void pack(OwnLesson lesson) {
        Optional<Path> chosen = context.chooser().toExport(lesson.id() + ".zip", Texts.of("own.zip"), List.of("zip"));
        chosen.ifPresent(file -> context.files().begin(Texts.of("own.packing", file.getFileName()),
                Texts.of("own.not-packed", file), progress -> {
                    try {
                        LessonContent content = LessonContent.of(lesson.folder());
                        progress.accept(0);
                        WholeFile.write(file, to -> content.pack(lesson.id(), to));
                    } catch (LessonRefusedException refused) {
                        throw new IOException(Phrases.say(refused.why()), refused);
                    }
                    return file;
                }, written -> Optional.of(Texts.of("own.packed", written))));
    }
}
