package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.trace.Names;

class SourceTextsTest {
    @TempDir
    private Path folder;

    private final Names names = new Names();

    @Test
    void filesThatALineNamesAreReadOnce() throws Exception {
        Files.writeString(folder.resolve("a.py"), "first");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/b.py"), "other");
        SourceTexts texts = new SourceTexts(folder, Sources.NONE, names);
        names.intern("a.py:12");
        names.intern("a printed line");
        texts.look();
        assertThat(texts.texts()).containsOnlyKeys("a.py").containsEntry("a.py", "first");
        Files.writeString(folder.resolve("a.py"), "changed since");
        names.intern("a.py:13");
        names.intern(folder.resolve("sub/b.py") + ":1");
        texts.look();
        assertThat(texts.texts()).containsEntry("a.py", "first")
                .containsEntry(folder.resolve("sub/b.py").toString(), "other");
    }

    @Test
    void classesThatALineNamesAreAskedForOnceByTheOutermost() {
        List<String> asked = new ArrayList<>();
        SourceTexts texts = new SourceTexts(folder, name -> {
            asked.add(name);
            return Optional.of("text of " + name).filter(_ -> !name.equals("lib.Unknown"));
        }, names);
        for (String name : List.of("app.Main:3", "app.Main$Inner:4", "Main.java", "lib.Unknown:1", "lib.Unknown:2",
                "a line: 12", "Plain$$Lambda:7")) {
            names.intern(name);
        }
        texts.look();
        assertThat(asked).containsExactly("app.Main", "lib.Unknown", "Plain");
        assertThat(texts.texts()).containsOnly(Map.entry("app.Main", "text of app.Main"),
                Map.entry("Plain", "text of Plain"));
    }

    @Test
    void whatIsNoFileIsLeftOut() throws Exception {
        Files.createDirectory(folder.resolve("folder.py"));
        SourceTexts texts = new SourceTexts(folder, Sources.NONE, names);
        names.intern("folder.py:1");
        names.intern("missing.py:1");
        names.intern("<string>:1");
        names.intern("\0.py:1");
        texts.look();
        assertThat(texts.texts()).isEmpty();
    }
}
