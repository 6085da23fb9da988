/** The HTML report as a browser shows it. */
package io.github.cascadelint.browser;
