package dev.gantry.ui.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.registry.Formats;
import dev.gantry.ui.text.Texts;

/** System file dialogs; those for recordings begin in the folder of the last one. */
public final class Dialogs implements Chooser {
    private final Supplier<Window> owner;
    private Optional<File> folder = Optional.empty();

    public Dialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> toOpen() {
        FileChooser chooser = chooser("files.open.title");
        List<String> all = Formats.readers().stream().map(TraceReader::endings).flatMap(List::stream)
                .flatMap(end -> Stream.of("*." + end, "*." + end + ".gz")).toList();
        chooser.getExtensionFilters().addAll(new ExtensionFilter(Texts.of("files.recordings"), all),
                new ExtensionFilter(Texts.of("files.all"), "*"));
        return chosen(chooser.showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> toSave(String suggested, List<TraceWriter> kinds) {
        FileChooser chooser = chooser("files.save.title");
        chooser.setInitialFileName(suggested);
        kinds.forEach(kind -> chooser.getExtensionFilters().add(new ExtensionFilter(kind.title(),
                kind.endings().stream().map("*."::concat).toList())));
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> toExport(String suggested, String kind, List<String> endings) {
        FileChooser chooser = chooser("files.export.title");
        chooser.setInitialFileName(suggested);
        chooser.getExtensionFilters().add(new ExtensionFilter(kind, endings.stream().map("*."::concat).toList()));
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> toChoose(Wanted what, Path near) {
        return switch (what) {
            case FOLDER -> folder("launch.choose.folder", near);
            case JDK -> folder("launch.choose.java", near);
            case SOURCES -> folder("launch.choose.sources", near);
            case INTERPRETER -> file(chooser("launch.choose.interpreter"), near);
            case CLAIMS -> {
                FileChooser chooser = chooser("claims.open");
                chooser.getExtensionFilters().addAll(new ExtensionFilter(Texts.of("claims.file"), "*.txt"),
                        new ExtensionFilter(Texts.of("files.all"), "*"));
                yield file(chooser, near);
            }
            case PROGRAM -> {
                FileChooser chooser = chooser("launch.choose.program");
                chooser.getExtensionFilters().addAll(
                        new ExtensionFilter(Texts.of("launch.programs"), "*.py", "*.pyw", "*.java", "*.jar"),
                        new ExtensionFilter(Texts.of("files.all"), "*"));
                yield file(chooser, near);
            }
        };
    }

    private Optional<Path> file(FileChooser chooser, Path near) {
        chooser.setInitialDirectory(near.toFile());
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    private Optional<Path> folder(String title, Path near) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of(title));
        chooser.setInitialDirectory(near.toFile());
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of(title));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = Optional.ofNullable(file.getParentFile());
        return Optional.of(file.toPath());
    }
}
