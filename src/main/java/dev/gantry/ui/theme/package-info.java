/**
 * Theme of the window: light and dark, fonts, icons, and the style sheet.
 *
 * <p>AtlantaFX's Primer themes are the base; {@code names.css} gives ControlsFX the names of Modena's colours, which it
 * expects, made of AtlantaFX's; {@code gantry.css} is our own. <b>Threads:</b> the JavaFX thread only. <b>Must not
 * know</b> any panel.
 */
package dev.gantry.ui.theme;
