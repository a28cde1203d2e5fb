package dev.gantry.trace.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final String FACES = "a😀😀b";

    @Test
    void doesNotEndWithinAPair() {
        assertEquals("a", Beginning.of(FACES, 2));
        assertEquals("a😀", Beginning.of(FACES, 3));
        assertEquals("a😀", Beginning.of(FACES, 4));
        assertEquals(FACES, Beginning.of(FACES, 6));
        assertEquals(FACES, Beginning.of(FACES, 60));
        assertEquals("", Beginning.of(FACES, 0));
    }

    @Test
    void halvesThatAreNoPairStay() {
        assertEquals("a\ude00", Beginning.of("a\ude00\ude00", 2));
        assertEquals("\ud83d", Beginning.of("\ud83d\ud83d\ude00", 1));
    }

    @Test
    void dotsCount() {
        assertEquals(FACES, Beginning.cut(FACES, 6));
        assertEquals("a😀…", Beginning.cut(FACES, 5));
        assertEquals("a…", Beginning.cut(FACES, 3));
    }

    @Test
    void theLongestThatFits() {
        for (int room = 0; room <= 6; room++) {
            int most = room;
            assertEquals(Beginning.of(FACES, Math.min(room, 5)),
                    Beginning.fitting(FACES, FACES.length(), head -> head.length() <= most));
        }
        assertEquals("", Beginning.fitting("", 0, _ -> true));
    }
}
