package dev.gantry.trace.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many columns texts take on a terminal. */
class WidthTest {
    @ParameterizedTest
    @DisplayName("wide letters take two columns, marks on a letter none, all others one")
    @CsvSource({"plain, 5", "中文任务, 8", "タスク, 6", "한글, 4", "ｆｕｌｌ, 8", "é, 1", "e\u0301, 1", "🚀, 2", "█▒│…·, 5",
            "a\u200bb\ufe0f, 2", "⌚, 2", "👩\u200d💻, 4", "🇩🇪, 2", "〈〉, 4", "ᄒ\u1161\u11ab, 2", "𠀀, 2", "Ωж, 2",
            "'', 0"})
    void columns(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    @DisplayName("blanks fill up to a column, and nothing is cut by that")
    void filled() {
        assertThat(Width.left("任务", 6)).isEqualTo("任务  ");
        assertThat(Width.right("任务", 6)).isEqualTo("  任务");
        assertThat(Width.left("任务", 3)).isEqualTo("任务");
    }

    @Test
    @DisplayName("a long text loses its end, or its middle, and no letter is torn")
    void cut() {
        assertThat(Width.cut("short", 20)).isEqualTo("short");
        assertThat(Width.cut("任务任务", 6)).isEqualTo("任务…");
        assertThat(Width.cutInside("a name of a lane that ends with 17", 20)).hasSize(20).startsWith("a name")
                .endsWith("with 17").contains("…");
        assertThat(Width.cutInside("任务🚀的名字很长很长 17", 12)).isEqualTo("任务🚀…长 17");
    }

    @Test
    @DisplayName("signs below a text point at its part")
    void pointer() {
        assertThat(Width.pointer("任务 ran", 3, 3)).isEqualTo("     ^^^");
        assertThat(Width.pointer("任务", 2, 0)).isEqualTo("    ^");
        assertThat(Width.pointer("a 任务", 2, 2)).isEqualTo("  ^^^^");
    }

    @Property
    void room(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int most) {
        assertThat(Width.of(Width.cut(text, most))).isLessThanOrEqualTo(Math.max(most, 0));
        assertThat(Width.of(Width.cutInside(text, most))).isLessThanOrEqualTo(most);
        if (text.codePoints().noneMatch(letter -> letter >= 0xd800 && letter < 0xe000)) {
            assertThat(Width.cutInside(text, most).codePoints().noneMatch(letter -> letter >= 0xd800
                    && letter < 0xe000)).isTrue();
        }
    }
}
