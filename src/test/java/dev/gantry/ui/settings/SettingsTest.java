package dev.gantry.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.trace.budget.Budget;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsReadAgain() {
        Settings settings = Settings.in(folder.resolve("gantry"));
        settings.put("theme", "dark");
        settings.put("keys.run", "Shortcut+\\ '='");
        settings.put("keys.stop", "");
        settings.put("keys.zoom-in", " '中'\n");

        assertThat(settings.save()).isEmpty();

        Settings read = Settings.in(folder.resolve("gantry"));
        assertThat(read.complaint()).isEmpty();
        assertThat(read.get("theme")).contains("dark");
        assertThat(read.get("keys.run")).contains("Shortcut+\\ '='");
        assertThat(read.get("keys.stop")).contains("");
        assertThat(read.get("keys.zoom-in")).contains(" '中'\n");
    }

    @Test
    void aDamagedFileIsPutAsideAndSaid() throws IOException {
        byte[] damage = {'t', '=', (byte) 0xff, (byte) 0xfe, '\n'};
        Files.write(folder.resolve("settings.properties"), damage);

        Settings settings = Settings.in(folder);

        assertThat(settings.complaint()).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("settings.properties.damaged"));
        assertThat(folder.resolve("settings.properties.damaged")).hasBinaryContent(damage);
        settings.put("theme", "dark");
        assertThat(settings.save()).isEmpty();
        assertThat(Settings.in(folder).get("theme")).contains("dark");
    }

    @Test
    void aValueThatMakesNoSenseIsSaidAndCountsAsNone() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "text.percent=many\n");

        Settings settings = Settings.in(folder);

        assertThat(settings.read("text.percent", Integer::valueOf)).isEmpty();
        assertThat(settings.complaint()).hasValueSatisfying(sentence -> assertThat(sentence).contains("text.percent"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Settings settings = Settings.in(file.resolve("gantry"));
        settings.put("theme", "dark");

        assertThat(settings.save()).hasValueSatisfying(sentence -> assertThat(sentence).contains("not remembered"));
    }

    @Test
    void unkeptSettingsWriteNothing() {
        Settings settings = Settings.unkept();
        settings.put("theme", "dark");

        assertThat(settings.save()).isEmpty();
        assertThat(settings.get("theme")).contains("dark");
    }

    @Test
    void theBudgetOfRecordingsIsRemembered() {
        Settings settings = Settings.in(folder);
        assertThat(Choices.budget(settings)).isEqualTo(Budget.usual());
        Choices.putMegabytes(settings, 64);
        Choices.putSeconds(settings, 10);
        Choices.put(settings, Budget.Beyond.STOP);
        assertThat(settings.save()).isEmpty();

        assertThat(Choices.budget(Settings.in(folder)))
                .isEqualTo(new Budget(64L << 20, Duration.ofSeconds(10), Budget.Beyond.STOP));
    }

    @Test
    void aBudgetThatMakesNoSenseIsSaidAndTheUsualOneHolds() {
        Settings settings = Settings.unkept();
        settings.put("recording.megabytes", "1");
        settings.put("recording.seconds", "-5");
        settings.put("recording.when-full", "explode");

        assertThat(Choices.budget(settings)).isEqualTo(Budget.usual());
        assertThat(settings.complaint()).isPresent();
    }
}
