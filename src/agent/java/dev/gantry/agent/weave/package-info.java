/**
 * Weaving inside the program: classes of libraries get calls of the hooks as they are loaded, whatever their version.
 *
 * <p><b>Owns</b> the {@link dev.gantry.agent.weave.LibraryClass}, which is a class file with the {@link
 * dev.gantry.agent.weave.HookRule}s for it; its {@link dev.gantry.agent.weave.ConstantPool}; and the {@link
 * dev.gantry.agent.weave.MethodCode}, into which calls are put. The JDK's own classes are woven by Gantry beforehand.
 *
 * <p>Code is moved and never analysed: the frames that the compiler wrote are kept, so no class but this one needs to
 * be known, and none is loaded.
 *
 * <p><b>Threads.</b> Any thread that loads a class; nothing is shared.
 *
 * <p><b>Must not know</b> what hooks do, and how classes come in and go out.
 */
package dev.gantry.agent.weave;
