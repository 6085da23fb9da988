String log = new File(basedir, 'build.log').text
assert log.contains("${basedir}/cascade-lint.yml:3: unknown rule 'remove-on-many-to-meny'; did you mean 'remove-on-many-to-many'?")
assert log.contains("cascade-lint.failOn must be error, warning, info or never, not 'eror'; did you mean 'error'?")
assert !new File(basedir, 'target/cascade-lint').exists()
