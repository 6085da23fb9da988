String page = new File(basedir, 'target/site/cascade-lint.html').text

assert page.contains('1 error in 3 entities')
assert page.contains('rules-docs/rules/remove-on-many-to-one.md')
assert page.contains('src/main/java/blog/Comment.java:13')
assert page.contains('Deleting one Comment also deletes its Post')

// the report that is a page of its own stands beside it
assert page.contains('href="cascade-lint-report.html"')
assert new File(basedir, 'target/site/cascade-lint-report.html').text.contains('remove-on-many-to-one')

// linked from the project reports
assert new File(basedir, 'target/site/project-reports.html').text.contains('href="cascade-lint.html"')
