package dev.gantry.format.perfetto;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.perfetto.proto.InternedData;

/** What a packet sequence of another program has interned, until it begins anew. Bounded, as names of a trace are. */
final class InternedWords {
    private static final int MOST = 1 << 20;

    private final TraceUnderConstruction opening;
    private final PacketTexts texts;
    private final Map<Long, Integer> names = new HashMap<>();
    private final Map<Long, String> categories = new HashMap<>();
    private final Map<Long, String> annotations = new HashMap<>();
    private final Map<Long, String> values = new HashMap<>();
    private long characters;

    InternedWords(TraceUnderConstruction opening, PacketTexts texts) {
        this.opening = opening;
        this.texts = texts;
    }

    void clear() {
        names.clear();
        categories.clear();
        annotations.clear();
        values.clear();
        characters = 0;
    }

    void learn(InternedData data) {
        data.getEventNamesList().forEach(name -> {
            if (names.size() < MOST) {
                names.put(name.getIid(), opening.name(texts.counted(name.getName(), name::getNameBytes)));
            }
        });
        data.getEventCategoriesList().forEach(category -> put(categories, category.getIid(),
                texts.counted(category.getName(), category::getNameBytes)));
        data.getDebugAnnotationNamesList().forEach(name -> put(annotations, name.getIid(),
                texts.counted(name.getName(), name::getNameBytes)));
        data.getDebugAnnotationStringValuesList().forEach(
                value -> put(values, value.getIid(), texts.of(value.getStr())));
    }

    /** The number of an event's name, 0 if it is not known. */
    int name(long iid) {
        return iid == 0 ? 0 : names.getOrDefault(iid, 0);
    }

    String category(long iid) {
        return categories.getOrDefault(iid, "");
    }

    String annotation(long iid) {
        return annotations.getOrDefault(iid, "");
    }

    /** A text that annotations have for their value. */
    String value(long iid) {
        return values.getOrDefault(iid, "");
    }

    private void put(Map<Long, String> into, long iid, String text) {
        characters += text.length();
        if (into.size() < MOST && characters <= opening.limits().characters()) {
            into.put(iid, text);
        }
    }
}
