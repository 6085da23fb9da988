String page = new File(basedir, 'target/site/cascade-lint.html').text

assert page.contains('1 error in 3 entities')
assert page.contains('rules-docs/rules/remove-on-many-to-one.md')
assert page.contains('src/main/java/blog/Comment.java:13')
assert page.contains('Deleting one Comment also deletes its Post')

// linked from the project reports
assert new File(basedir, 'target/site/project-reports.html').text.contains('href="cascade-lint.html"')
