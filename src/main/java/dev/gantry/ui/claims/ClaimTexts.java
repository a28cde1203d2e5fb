package dev.gantry.ui.claims;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.format.WholeFile;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/** Claims as lines of text: in the settings, and in files, which {@code gantry check} reads too. */
final class ClaimTexts {
    private static final String NAME = "claims";
    private static final long LARGEST = 1 << 20;

    private ClaimTexts() {}

    /** The remembered claims; lines that an earlier version understood are left out. */
    static List<Claim> remembered(Settings settings) {
        List<Claim> all = new ArrayList<>();
        for (String line : settings.get(NAME).orElse("").lines().toList()) {
            try {
                all.add(Claim.of(line));
            } catch (ClaimSyntaxException _) {
                // left out
            }
        }
        return all;
    }

    /** Remembers these instead. */
    static void remember(Settings settings, List<Claim> claims) {
        if (claims.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, text(claims).strip());
        }
    }

    /** Reads a file of claims into this list; returns what is wrong with it, in one sentence. */
    static Optional<String> read(Path file, List<Claim> into) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.of(Texts.of("claims.large", file));
            }
            into.addAll(Claim.all(Files.readAllLines(file), Map.of()));
            return into.isEmpty() ? Optional.of(Texts.of("claims.empty", file)) : Optional.empty();
        } catch (ClaimSyntaxException e) {
            return Optional.of(Texts.of("claims.wrong", file, e.line(), Phrases.say(e.problem())));
        } catch (CharacterCodingException _) {
            return Optional.of(Texts.of("claims.encoding", file));
        } catch (IOException e) {
            return Optional.of(Texts.of("claims.unread", file, e.getMessage()));
        }
    }

    /** Writes them to a file; returns what went wrong, in one sentence. */
    static Optional<String> write(Path file, List<Claim> claims) {
        try {
            WholeFile.write(file, out -> out.write(text(claims).getBytes(StandardCharsets.UTF_8)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Texts.of("claims.unsaved", file, e.getMessage()));
        }
    }

    private static String text(List<Claim> claims) {
        return claims.stream().map(claim -> claim.text() + "\n").collect(Collectors.joining());
    }
}
